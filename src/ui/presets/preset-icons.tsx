import { LineIcon } from '../controls/LineIcon'

/** A pen. */
export const RenameIcon = () => <LineIcon path="m9 2.2 2.8 2.8L5 11.8l-3.4.6.6-3.4Z" />

/** An arrow down onto a line. */
export const ExportIcon = () => <LineIcon path="M7 1.6v7M4 6l3 3 3-3M2 12.4h10" />

export const RemoveIcon = () => <LineIcon path="m3 3 8 8M11 3l-8 8" />
