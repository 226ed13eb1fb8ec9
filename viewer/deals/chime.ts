/** Two rising notes (E5, A5), in hertz. */
const NOTES_HZ = [659.26, 880];
const NOTE_S = 0.18;
const LOUDNESS = 0.12;

let context: AudioContext | undefined;

/** Plays two short notes. The browser allows that only after the viewer has touched the page. */
export function chime(): void {
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  for (const [index, frequency] of NOTES_HZ.entries()) {
    const from = currentTime + index * NOTE_S;
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(LOUDNESS, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + 2 * NOTE_S);
    const note = new OscillatorNode(context, { frequency });
    note.connect(gain).connect(destination);
    note.start(from);
    note.stop(from + 2 * NOTE_S);
  }
}
