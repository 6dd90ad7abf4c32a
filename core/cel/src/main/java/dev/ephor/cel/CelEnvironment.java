package dev.ephor.cel;

import dev.ephor.document.SourceLocation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What expressions may refer to: variables, functions and types. Immutable and thread-safe, and
 * costly when its first expression is compiled: make one for each kind of expression and share it.
 */
public final class CelEnvironment {
  private final Core core;
  private final Map<String, Map<String, CelType>> fields;

  private CelEnvironment(Core core, Map<String, Map<String, CelType>> fields) {
    this.core = core;
    this.fields = fields;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * This environment with one more field of a composite variable, as in {@code variables.images}.
   * Cheap: everything else is shared.
   *
   * @param composite a variable declared with {@link Builder#composite}
   * @throws IllegalArgumentException when there is no such variable
   */
  public CelEnvironment withField(String composite, String field, CelType type) {
    String structure = compositeType(composite);
    Map<String, CelType> known = fields.get(structure);
    if (known == null) {
      throw new IllegalArgumentException("not a composite variable: " + composite);
    }
    Map<String, CelType> more = new LinkedHashMap<>(known);
    more.put(field, type);
    Map<String, Map<String, CelType>> all = new LinkedHashMap<>(fields);
    all.put(structure, more);
    return new CelEnvironment(core, all);
  }

  /**
   * Parses, checks and plans an expression.
   *
   * @param at where the text stands in its file
   */
  public CelCompilation compile(String text, SourceLocation at) {
    return new Compiler(core, fields).compile(text, at, CelTypes.DYN);
  }

  /** As {@link #compile(String, SourceLocation)}; a result of another type is a mistake. */
  public CelCompilation compile(String text, SourceLocation at, CelType wanted) {
    return new Compiler(core, fields).compile(text, at, wanted);
  }

  static String compositeType(String variable) {
    return "composite." + variable;
  }

  /** The shared part: declarations, and the checker made of them when first needed. */
  static final class Core {
    final CelDeclarations declarations;
    final Map<String, CelType> variables;
    final Set<String> composites;
    final boolean isMixed;
    final boolean isLenient;
    private @Nullable Checker checker;

    Core(Builder builder) {
      this.declarations = new CelDeclarations();
      builder.libraries.forEach(library -> library.declare(declarations));
      this.variables = Map.copyOf(builder.variables);
      this.composites = Set.copyOf(builder.composites);
      this.isMixed = builder.isMixed;
      this.isLenient = builder.isLenient;
    }

    synchronized Checker checker() {
      if (checker == null) {
        checker = new Checker(new Checker.Declared(declarations, variables));
      }
      return checker;
    }
  }

  public static final class Builder {
    private final Set<CelLibrary> libraries = new LinkedHashSet<>();
    private final Map<String, CelType> variables = new LinkedHashMap<>();
    private final Set<String> composites = new LinkedHashSet<>();
    private boolean isMixed = false;
    private boolean isLenient = false;

    private Builder() {
      libraries.add(StandardLibraries.CORE);
    }

    public Builder variable(String name, CelType type) {
      variables.put(name, type);
      return this;
    }

    /**
     * Declares a variable whose fields are added one by one with {@link CelEnvironment#withField}
     * and asked for by their full names, each when it is first read.
     */
    public Builder composite(String name) {
      composites.add(name);
      variables.put(name, CelTypes.structure(compositeType(name)));
      return this;
    }

    public Builder library(CelLibrary library) {
      libraries.add(library);
      return this;
    }

    public Builder libraries(Collection<CelLibrary> more) {
      libraries.addAll(more);
      return this;
    }

    /** Lets the elements of a literal list or map differ in type. */
    public Builder mixedLiterals() {
      isMixed = true;
      return this;
    }

    /**
     * Lets {@code x.orValue(y)} be called on any value, as Kyverno does: a value that is not
     * optional stands for itself. Both sides are evaluated, and one that fails fails the whole; the
     * result is of no known type.
     */
    public Builder lenientOptionals() {
      isLenient = true;
      libraries.add(StandardLibraries.LENIENT_OPTIONALS);
      return this;
    }

    public CelEnvironment build() {
      Map<String, Map<String, CelType>> fields = new LinkedHashMap<>();
      composites.forEach(name -> fields.put(compositeType(name), Map.of()));
      return new CelEnvironment(new Core(this), fields);
    }
  }
}
