/** The day of a date as others write it (ISO or RFC 2822), as `2024-05-01`; empty where it is neither. */
export function calendarDate(text: unknown): string {
  if (typeof text !== 'string') return '';
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text.trim())?.[0];
  if (day !== undefined) return isDay(day) ? day : '';
  // `Date.parse` alone would read almost anything as some year.
  if (!/^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4}\b/.test(text)) return '';
  const time = Date.parse(text);
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}

function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
