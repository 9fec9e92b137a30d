import { type KeyboardEvent, useRef, useState } from 'react'
import { movedTo, moveProcessor } from '../../commands/move-processor'
import type { MasterSettings, OrderedProcessor } from '../../params'
import { useApp } from '../app-context'
import { midSentence } from '../controls/mid-sentence'
import { MASTER_PROCESSORS } from '../master/processors'
import { ChainLink } from './ChainLink'
import { LinkGrip } from './LinkGrip'
import { useOrderDrag } from './use-order-drag'

/** The links whose order is free: dragged, moved by Alt and an arrow key, or by the menu of their grip. */
export function OrderedLinks({ master }: { master: MasterSettings }) {
  const app = useApp()
  const [said, say] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const move = (id: OrderedProcessor, place: number) => {
    const { label } = MASTER_PROCESSORS[id]
    const order = movedTo(master.order, id, place)
    moveProcessor(app, id, place, `Move ${midSentence(label)}`)
    say(`${label} is ${order.indexOf(id) + 1} of ${order.length}`)
  }
  const drag = useOrderDrag(list, master.order.length, move)
  const order = drag.held ? movedTo(master.order, drag.held.id, drag.held.place) : master.order
  const onKeyDown = (id: OrderedProcessor) => (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    move(id, master.order.indexOf(id) + step)
  }
  return (
    <>
      <ol className="ordered-links" aria-label="Order of the master’s processors" ref={list}>
        {order.map((id, index) => (
          <li key={id} className={drag.held?.id === id ? 'held' : ''} {...drag.handlers(id)}>
            <ChainLink
              id={id}
              master={master}
              note="Drag it, or press Alt and an arrow key, to change the order."
              onKeyDown={onKeyDown(id)}
            >
              <LinkGrip
                name={MASTER_PROCESSORS[id].label}
                isFirst={index === 0}
                isLast={index === order.length - 1}
                onKeyDown={onKeyDown(id)}
                onMove={(step) => move(id, master.order.indexOf(id) + step)}
              />
            </ChainLink>
          </li>
        ))}
      </ol>
      <span className="unseen" role="status">
        {said}
      </span>
    </>
  )
}
