import { useTranslation } from 'react-i18next';
import type { Takes } from '../../shared/home/protocol.ts';

/** What a host thinks of first. */
const ORDER = ['catalog', 'scenes', 'runofshow', 'deals', 'rules', 'answers', 'team'];
const placeOf = ({ feature }: Takes[number]): number =>
  (ORDER.indexOf(feature) + ORDER.length + 1) % (ORDER.length + 1);

/** What a new show takes along of an earlier one; all of it unless the host leaves something. */
export function TakeList({
  takes,
  left,
  onChange,
}: {
  takes: Takes;
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation('home');
  const toggle = (feature: string) =>
    onChange(
      left.has(feature) ? new Set([...left].filter(each => each !== feature)) : new Set([...left, feature]),
    );
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-quiet text-s">{t('form.take')}</legend>
      {takes
        .toSorted((one, other) => placeOf(one) - placeOf(other))
        .map(({ feature, count, leftOut }) => (
          <label
            key={feature}
            className="flex min-h-8 cursor-pointer items-start gap-3 py-1 pointer-coarse:min-h-10"
          >
            <input
              type="checkbox"
              checked={!left.has(feature)}
              onChange={() => toggle(feature)}
              className="mt-0.5 size-4 shrink-0 accent-accent-strong"
            />
            <span className="min-w-0">
              {t(`take.${feature}`, { count })}
              {leftOut.length > 0 ? (
                <span className="block text-attention text-s">
                  {t(feature === 'runofshow' ? 'form.leftOut' : 'form.archived', {
                    names: leftOut.join(', '),
                  })}
                </span>
              ) : null}
            </span>
          </label>
        ))}
      <p className="text-faint text-s">{t('form.fresh')}</p>
    </fieldset>
  );
}
