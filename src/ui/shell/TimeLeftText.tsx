import { useState } from 'react'
import { leftText } from './left-text'
import './time-left.css'
import { TimeLeft } from './time-left'

/** "12 s left", as far as that can be known from how fast the fraction (0 to 1) grew; nothing before. */
export function TimeLeftText({ fraction }: { fraction: number }) {
  const [timeLeft] = useState(() => new TimeLeft())
  return <span className="secondary time-left">{leftText(timeLeft.secondsOf('', fraction, performance.now()))}</span>
}
