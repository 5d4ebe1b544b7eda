// What the module offers: each function takes the address of its arguments, which lie in the runtime's memory as the C# structures say.
export { product } from "./product";
export { multiplyAdds } from "./multiplyAdds";
export { allWithin, moveByMeans, moveWithMomentum, multiplyAddStep } from "./steps";
export { exp, log, sigmoid, tanh } from "./functions";
