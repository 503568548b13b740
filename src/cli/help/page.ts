/** What `--help` says of one command. */
export interface HelpPage {
  /** What follows `pungi` and the name, without the options: `"task"`. */
  readonly takes: string;
  /** One line, without a dot. */
  readonly does: string;
  /** Each option as it is typed, with what it does. */
  readonly options: readonly (readonly [option: string, text: string])[];
  /** Whole lines to try. */
  readonly examples: readonly string[];
}
