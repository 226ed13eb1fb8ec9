import { create } from 'zustand';
import type { CheckReport } from '../../shared/shops/check.ts';

/** What came of the last check of each shop in this studio, by connection. */
const useChecks = create<Readonly<Record<string, CheckReport>>>()(() => ({}));

export const keepCheck = (connectionId: string, report: CheckReport): void =>
  useChecks.setState({ [connectionId]: report });

export const useCheck = (connectionId: string): CheckReport | undefined =>
  useChecks(checks => checks[connectionId]);

/** Whether a purchase was checked in each of these shops, and nothing was missing. */
export const useAllChecked = (connectionIds: readonly string[]): boolean =>
  useChecks(checks =>
    connectionIds.every(id => checks[id]?.steps.every(({ outcome }) => outcome !== 'missing') ?? false),
  );
