/** A format that is checked: what it asks for in words, and its test. */
export interface Format {
  readonly expected: string;
  readonly test: (text: string) => boolean;
}

/** The formats that are types in Python; they are checked, all others are annotations as the standard has it. */
export const checkedFormats: ReadonlyMap<string, Format> = new Map([
  [
    'date-time',
    { expected: 'an ISO date and time with offset, as "2024-05-31T12:00:00Z"', test: isDateTime },
  ],
  ['date', { expected: 'an ISO date, as "2024-05-31"', test: isDate }],
  ['time', { expected: 'an ISO time, as "12:00:00"', test: (text) => isTime(text, false) }],
  ['uuid', { expected: 'a UUID', test: (text) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) }],
]);

function isDateTime(text: string): boolean {
  return /^.{10}[Tt ]/.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11), true);
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Python's `time` has no offset unless it was given one, so only a date-time needs it. Second 60 is a leap second. */
function isTime(text: string, needsOffset: boolean): boolean {
  const match = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))?$/.exec(text);
  if (match === null || (needsOffset && !/[Zz]$|[+-]\d\d:\d\d$/.test(text))) return false;
  const [, hour = 0, minute = 0, second = 0] = match.map(Number);
  const [offsetHour = 0, offsetMinute = 0] = match.slice(5).map((part) => Number(part ?? 0));
  return hour < 24 && minute < 60 && second <= 60 && offsetHour < 24 && offsetMinute < 60;
}
