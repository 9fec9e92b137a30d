import { LineIcon } from '../controls/LineIcon'

/** A way around a box. */
export const BypassIcon = () => <LineIcon path="M1 11h2.5c1.2 0 1.2-8 3.5-8s2.3 8 3.5 8H13M5.5 11h3" />

/** A delta. */
export const ChangeIcon = () => <LineIcon path="M7 2.2 12.4 12H1.6Z" />

/** An arrow into a box. */
export const CopySideIcon = () => <LineIcon path="M1.2 7h6.6M5.4 4.4 8 7 5.4 9.6M8.6 2h4.2v10H8.6" />
