import { multiplyAdd } from "./multiplyAdd";

/** What `multiplyAdds` is given: as many numbers in each array, an even number of them. */
@unmanaged
class MultiplyAdds {
  a: usize;
  b: usize;
  c: usize;
  results: usize;
  count: i32;
}

/** result = a·b + c, element by element, each rounded once: by which the module is asked whether it can. */
export function multiplyAdds(call: MultiplyAdds): void {
  for (let i: usize = 0, end = usize(call.count) << 3; i < end; i += 16)
    v128.store(call.results + i, multiplyAdd(v128.load(call.a + i), v128.load(call.b + i), v128.load(call.c + i), true));
}
