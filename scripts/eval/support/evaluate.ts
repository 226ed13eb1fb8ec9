/** What a task is given beside its name. */
export interface EvalOptions {
  readonly file: string;
  readonly lang?: string | undefined;
  readonly phrases?: string | undefined;
}

/** A task: reads its file, prints a table for people with `say`, and returns what is printed last as JSON. */
export type Evaluate = (options: EvalOptions, say: (text: string) => void) => Promise<object>;
