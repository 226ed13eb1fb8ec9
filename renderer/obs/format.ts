import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../app/errors.ts';
import { ObsError } from './connection/error.ts';
import { ObsPublishError, type SideOutput } from './publish/transport.ts';

/** Formats a list of outputs: "the recording and the replay buffer". */
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

/** Formats an ObsPublishError, an ObsError or a CommandError as a sentence. */
export function useObsErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('obs');
  const { t: tError } = useTranslation('errors');
  const outputNames = useOutputNames();
  return useCallback(
    error => {
      if (error instanceof ObsPublishError)
        return t(`publish.error.${error.code}`, { outputs: outputNames(error.running) });
      if (error instanceof ObsError) {
        const text = t(`error.${error.code}`);
        // OBS's own message is in English only, which is still better than none.
        return error.code === 'refused' && error.comment
          ? `${text} ${t('message', { message: error.comment })}`
          : text;
      }
      return errorText(error, tError, i18n.language);
    },
    [t, tError, i18n, outputNames],
  );
}
