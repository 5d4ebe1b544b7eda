// What the module offers: each function takes the address of its arguments, which lie in the runtime's memory as the C# structures say.
export { product } from "./product";
export { multiplyAdds } from "./multiplyAdds";
export {
  addSquares, allWithin, moveByMeans, moveWithMomentum, multiplyAddStep, runningMean, runningMeanOfSquares, subtractScaledByRoot,
  subtractScaledByRootOfSum,
} from "./steps";
export { addToEveryRow, columnSums, multiplyEveryRow, wherePositive } from "./tables";
export { addToFirstLargest, fold, largest, unroll } from "./pictures";
export { exp, log, sigmoid, tanh } from "./functions";

// What takes the place of the runtime's own functions, because cells call those.
export { cos as runtime_cos, sin as runtime_sin } from "./waves";
export { log10 as runtime_log10, tanh as runtime_tanh } from "./logarithms";
