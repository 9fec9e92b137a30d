/** What hands can do on the things that are drawn, where no key of the whole page is meant. */
export interface HandHelp {
  readonly on: string
  readonly rows: readonly { readonly how: string; readonly does: string }[]
}

export const HAND_HELP: readonly HandHelp[] = [
  {
    on: 'On a knob, slider or fader',
    rows: [
      { how: 'Drag', does: 'Turn it' },
      { how: 'Shift and drag', does: 'Turn it finely' },
      { how: 'Wheel (with Alt, or when it has the focus)', does: 'One step' },
      { how: 'Arrows', does: 'One step' },
      { how: 'Page Up, Page Down', does: 'Ten steps' },
      { how: 'Double click, Home or Delete', does: 'Back to the default' },
      { how: 'Enter, - or a figure', does: 'Type a value, such as -3, 2k or 120 ms' },
      { how: 'Right click or Shift F10', does: 'Menu of the control' },
    ],
  },
  {
    on: "On the equaliser's curve",
    rows: [
      { how: 'Drag a node', does: 'Frequency and gain' },
      { how: 'Wheel on a node, [ and ]', does: 'Q' },
      { how: 'Double click, + or Insert', does: 'Add a band' },
      { how: 'H or the node held', does: 'Hear the band alone' },
      { how: 'Right click, Enter or Shift F10', does: 'Menu of the band' },
      { how: 'Delete', does: 'Band off' },
    ],
  },
  {
    on: 'On the time line',
    rows: [
      { how: 'Click', does: 'Go there' },
      { how: 'F2 on a section', does: 'Rename it' },
      { how: 'Right click or Shift F10 on a section', does: 'Loop, rename, remove' },
      { how: 'Arrows on its start', does: 'Move it' },
    ],
  },
]
