import { createContext, useContext } from 'react';
import type { UndoTable } from './undoable.ts';

const UndoContext = createContext<UndoTable>({});

/** Gives the commands that can be undone to everything below it. */
export const UndoProvider = UndoContext.Provider;

export const useUndoTable = (): UndoTable => useContext(UndoContext);
