import { Toast } from '@base-ui/react/toast';

export type ToastTone = 'plain' | 'error';

export interface ToastData {
  tone: ToastTone;
}

/** The queue of toasts; `<Toaster/>` renders it. */
export const toasts = Toast.createToastManager<ToastData>();

interface ToastOptions {
  body?: string;
  /** A button in the toast, such as Undo. */
  action?: { label: string; run: () => void };
  /** Milliseconds until it closes; 0 stays until closed. */
  timeoutMs?: number;
  /** A toast replaces an earlier one with the same id. */
  id?: string;
}

function add(tone: ToastTone, title: string, options: ToastOptions): string {
  const { body, action, timeoutMs, id } = options;
  return toasts.add({
    title,
    data: { tone },
    priority: tone === 'error' ? 'high' : 'low',
    ...(body ? { description: body } : {}),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    ...(id ? { id } : {}),
    ...(action ? { actionProps: { children: action.label, onClick: action.run } } : {}),
  });
}

/** Shows a toast that something happened; returns its id. */
export function showToast(title: string, options: ToastOptions = {}): string {
  return add('plain', title, options);
}

/** Shows a toast that something went wrong, for longer; returns its id. */
export function showErrorToast(title: string, options: ToastOptions = {}): string {
  return add('error', title, { timeoutMs: 8000, ...options });
}
