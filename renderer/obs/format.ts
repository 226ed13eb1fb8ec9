import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../app/errors.ts';
import { ObsFailure } from './connection/error.ts';
import { ObsAirProblem, type SideOutput } from './publish/transport.ts';

/** Names several outputs as a person would: "the recording and the replay buffer". */
export function useOutputNames(): (outputs: readonly SideOutput[]) => string {
  const { t, i18n } = useTranslation('obs');
  return useCallback(
    outputs =>
      new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
        outputs.map(name => t(`output.${name}`)),
      ),
    [t, i18n],
  );
}

/** What OBS, or putting it on air, failed at, as a sentence for a person. */
export function useObsError(): (error: unknown) => string {
  const { t, i18n } = useTranslation('obs');
  const { t: tError } = useTranslation('errors');
  const outputNames = useOutputNames();
  return useCallback(
    error => {
      if (error instanceof ObsAirProblem)
        return t(`air.problem.${error.reason}`, { outputs: outputNames(error.running) });
      if (error instanceof ObsFailure) {
        const text = t(`failure.${error.code}`);
        // OBS says in English what it doesn't like; that is still more than nothing.
        return error.code === 'refused' && error.comment
          ? `${text} ${t('said', { words: error.comment })}`
          : text;
      }
      return errorText(error, tError, i18n.language);
    },
    [t, tError, i18n, outputNames],
  );
}
