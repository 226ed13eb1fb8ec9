import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../Button.tsx';
import { INPUT } from './TextField.tsx';

const CONFIRMATION_MS = 2000;

/** A read-only text field with a copy button. */
export function CopyField({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation('common');
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Without a secure context there is no clipboard API: leave the text selected for Ctrl+C.
      field.current?.select();
    }
  };

  return (
    <div className="flex gap-2">
      <input
        ref={field}
        readOnly
        aria-label={label}
        value={value}
        onFocus={event => event.target.select()}
        className={INPUT}
      />
      <Button onClick={() => void copy()}>
        {copied ? <Check size={16} className="text-money" /> : <Copy size={16} />}
        <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
      </Button>
    </div>
  );
}
