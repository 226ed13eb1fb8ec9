import { newEvent } from '../../shared/show/events.ts';
import { shieldEvents } from '../modes/shield.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import { ShowRaid } from './show-raid.ts';

const handlers: Handlers<'raid'> = {
  'raid.report': (state, figures, { now }) => {
    const { raid, modes } = state;
    if (raid.suspected || modes.shield) return { events: [], result: {} };
    const shielded = raid.isAuto ? shieldEvents(state, { now, isByItself: true }) : [];
    return { events: [newEvent('raid.suspected', figures), ...shielded], result: {} };
  },
  'raid.dismiss': ({ raid }) => ({
    events: raid.suspected ? [newEvent('raid.dismissed', {})] : [],
    result: {},
  }),
  'raid.setAuto': ({ raid }, { on }) => ({
    events: raid.isAuto === on ? [] : [newEvent('raid.autoSet', { on })],
    result: {},
  }),
};

/** Tells the crew when it looks like a raid, and turns shield mode on then if the host said so. */
export const raid = defineFeature('raid', { handlers, react: show => new ShowRaid(show), queries: {} });
