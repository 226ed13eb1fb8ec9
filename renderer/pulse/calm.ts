import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Calm {
  calm: boolean;
}

/** Whether the side panel shows only its top lines. Each host keeps their own choice. */
export const useCalm = create<Calm>()(
  persist((): Calm => ({ calm: false }), { name: 'vitrine.calm', version: 1 }),
);

export const setCalm = (calm: boolean): void => {
  useCalm.setState({ calm });
};
