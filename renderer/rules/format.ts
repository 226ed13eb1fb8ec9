import type { TFunction } from 'i18next';
import type { RuleDraft } from '../../shared/rules/rule.ts';

/** What a rule looks for, in a few words. Its keys name their namespace, so any `t` will do. */
export function formatRule(t: TFunction, { sought }: Pick<RuleDraft, 'sought'>): string {
  switch (sought.kind) {
    case 'phrase':
    case 'word':
    case 'pattern':
      return sought.words;
    case 'link':
      return sought.allowed.length > 0
        ? t('rules:what.linkExcept', { sites: sought.allowed.join(', ') })
        : t('rules:what.link');
    case 'capitals':
      return t('rules:what.capitals', { percent: sought.percent / 100, count: sought.letters });
    case 'repeat':
      return [
        sought.letters === null ? [] : t('rules:what.repeatLetters', { count: sought.letters }),
        sought.lines === null ? [] : t('rules:what.repeatLines', { count: sought.lines }),
      ]
        .flat()
        .join(' · ');
    case 'mention':
      return t('rules:what.mention', { count: sought.most });
    case 'emoji':
      return t('rules:what.emoji');
    case 'first':
      return t('rules:what.first');
    case 'list':
      return t(`rules:list.${sought.list}`, { language: t(`rules:language.${sought.language}`) });
  }
}
