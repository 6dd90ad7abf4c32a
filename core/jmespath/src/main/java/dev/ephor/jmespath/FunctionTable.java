package dev.ephor.jmespath;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions that expressions may call. Immutable; may be shared by threads. */
public final class FunctionTable {
  private final Map<String, Function> functions;

  private FunctionTable(List<List<Function>> groups) {
    Map<String, Function> all = new TreeMap<>();
    groups.forEach(group -> group.forEach(function -> all.put(function.name(), function)));
    this.functions = all;
  }

  /** The functions of the JMESPath specification. */
  public static FunctionTable standard() {
    return new FunctionTable(List.of(Builtins.functions(), CollectionBuiltins.functions()));
  }

  /**
   * The functions of the specification and those that policies have besides; where both have one of
   * a name, as {@code sum}, it is that of policies.
   */
  public static FunctionTable policy(Environment environment) {
    return new FunctionTable(
        List.of(
            Builtins.functions(),
            CollectionBuiltins.functions(),
            StringFunctions.functions(),
            MatchFunctions.functions(),
            ArithmeticFunctions.functions(),
            EncodingFunctions.functions(environment.random()),
            ObjectFunctions.functions(),
            TimeFunctions.functions(environment.clock()),
            ReferenceFunctions.functions(environment)));
  }

  /** All functions by name. */
  public List<FunctionInfo> functions() {
    return functions.values().stream()
        .map(function -> new FunctionInfo(function.name(), function.signature(), function.note()))
        .toList();
  }

  @Nullable Function find(String name) {
    return functions.get(name);
  }

  Collection<String> names() {
    return functions.keySet();
  }
}
