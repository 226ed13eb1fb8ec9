import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Calm {
  calm: boolean;
}

/** Calm mode: the side panel shows only its top lines. Stored in the host's browser. */
export const useCalm = create<Calm>()(
  persist((): Calm => ({ calm: false }), { name: 'vitrine.calm', version: 1 }),
);

export const setCalm = (calm: boolean): void => {
  useCalm.setState({ calm });
};
