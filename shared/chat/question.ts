/** A line with a question mark, or one that ends as Chinese questions do. */
const QUESTION = /[?？؟]|[吗嗎呢][\s\p{P}\p{S}]*$/u;

/** Whether a line asks something. */
export const isQuestion = (text: string): boolean => QUESTION.test(text);
