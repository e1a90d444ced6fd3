/** Types that annotations and frameworks give, and what is known of values of a type. Annotations are read once. */
import { NONE, type Node } from '../syntax/tree.js';
import { annotationTypes } from './annotations.js';
import { ENUM } from './enums.js';
import type { Machine } from './machine.js';
import type { FunctionUnit, ModuleInfo } from './program-units.js';
import type { Value } from './values.js';

export class TypeTable {
  readonly #annotations = new Map<string, readonly string[]>();

  constructor(private readonly m: Machine) {}

  ofAnnotation(module: ModuleInfo, annotation: Node): readonly string[] {
    if (this.m.isOff('types')) return [];
    const key = `${module.index}:${annotation}`;
    let types = this.#annotations.get(key);
    if (types === undefined)
      this.#annotations.set(key, (types = annotationTypes(this.m.program, module, annotation, 0)));
    return types;
  }

  /** What a framework passes, else what the annotation says. */
  ofParameter(unit: FunctionUnit, index: number): readonly string[] {
    const given = this.m.entry(unit)?.parameterTypes.get(index);
    if (given !== undefined && !this.m.isOff('types')) return [given];
    const { annotation } = unit.parameters[index]!;
    return annotation === NONE ? [] : this.ofAnnotation(unit.module, annotation);
  }

  /** Whether values of the type cannot carry an injection: a library's, or an Enum of the program. */
  isHarmless(type: string): boolean {
    const { index, program } = this.m;
    if (index.isHarmlessType(type)) return true;
    const info = program.classNamed(type);
    return info !== undefined && program.externalBases(info).some((base) => ENUM.test(base));
  }

  /** Type of what a context manager gives to `as`. */
  onEnter(manager: Value): string | undefined {
    const { index } = this.m;
    const names = manager.types
      .flatMap((type) => index.typeAndBases(type))
      .map((type) => `${type}.__enter__`);
    return index.about(names).returns;
  }
}
