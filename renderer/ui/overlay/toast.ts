import { Toast } from '@base-ui/react/toast';

export type ToastTone = 'plain' | 'problem';

export interface ToastData {
  tone: ToastTone;
}

/** The one queue of passing messages; `<Toaster/>` shows it. */
export const toasts = Toast.createToastManager<ToastData>();

interface ToastOptions {
  body?: string;
  /** A button in the message, such as Undo. */
  action?: { label: string; run: () => void };
  /** Milliseconds to stay; 0 stays until closed. */
  stay?: number;
  /** Two messages with one id are one message: the later replaces the earlier. */
  id?: string;
}

function add(tone: ToastTone, title: string, options: ToastOptions): string {
  const { body, action, stay, id } = options;
  return toasts.add({
    title,
    data: { tone },
    priority: tone === 'problem' ? 'high' : 'low',
    ...(body ? { description: body } : {}),
    ...(stay === undefined ? {} : { timeout: stay }),
    ...(id ? { id } : {}),
    ...(action ? { actionProps: { children: action.label, onClick: action.run } } : {}),
  });
}

/** Says that something happened. */
export function tell(title: string, options: ToastOptions = {}): string {
  return add('plain', title, options);
}

/** Says that something went wrong; stays a little longer. */
export function tellProblem(title: string, options: ToastOptions = {}): string {
  return add('problem', title, { stay: 8000, ...options });
}
