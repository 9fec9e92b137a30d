// The one module that a live graph loads: its four processors share the scope in graph-scope.ts.
import './player.worklet'
import './group-strip.worklet'
import './master-bus.worklet'
import './monitor.worklet'
