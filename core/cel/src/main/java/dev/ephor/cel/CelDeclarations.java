package dev.ephor.cel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what libraries declare; an environment is made of it. Not thread-safe. */
public final class CelDeclarations {
  private final Map<String, Overload> overloads = new LinkedHashMap<>();
  private final Map<String, List<Overload>> functions = new LinkedHashMap<>();
  private final Set<String> opaqueTypes = new LinkedHashSet<>();
  private final Map<String, Map<String, CelType>> structures = new LinkedHashMap<>();
  private final Set<String> openStructures = new LinkedHashSet<>();

  CelDeclarations() {}

  /**
   * Declares an overload whose result depends on its arguments only.
   *
   * @param signature such as {@code (int, int) -> int}, or {@code string.(int) -> string} for a
   *     member function; types as in {@link CelTypes#parse}
   * @throws IllegalArgumentException when the signature cannot be read or exists already
   */
  public CelDeclarations function(String name, String signature, CelFunction implementation) {
    return add(name, signature, true, implementation);
  }

  /** Declares an overload that reads its surroundings: never evaluated before its time. */
  public CelDeclarations contextFunction(
      String name, String signature, CelFunction implementation) {
    return add(name, signature, false, implementation);
  }

  private CelDeclarations add(
      String name, String text, boolean isPure, CelFunction implementation) {
    Overload.Signature signature = Overload.Signature.parse(text);
    String id = name + ":" + text;
    Overload overload = new Overload(id, name, signature, isPure, implementation);
    if (overloads.put(id, overload) != null) {
      throw new IllegalArgumentException("declared twice: " + id);
    }
    functions.computeIfAbsent(name, _ -> new ArrayList<>()).add(overload);
    return this;
  }

  /** Makes the name of an opaque type known as a value, for {@code type(x) == name}. */
  public CelDeclarations opaqueType(String name) {
    opaqueTypes.add(name);
    return this;
  }

  /** Declares an object type by its fields; a selection of another field does not compile. */
  public CelDeclarations structure(String name, Map<String, CelType> fields) {
    structures.put(name, Map.copyOf(fields));
    return this;
  }

  /**
   * Declares an object type with any fields, and those of its parts: with {@code Object} also
   * {@code Object.spec} and {@code Object.spec.template}. Fields are dynamically typed.
   */
  public CelDeclarations openStructure(String name) {
    openStructures.add(name);
    return this;
  }

  boolean isOpenStructure(String name) {
    int dot = name.indexOf('.');
    return openStructures.contains(dot < 0 ? name : name.substring(0, dot));
  }

  Map<String, Overload> overloads() {
    return overloads;
  }

  Map<String, List<Overload>> functions() {
    return functions;
  }

  Set<String> opaqueTypes() {
    return opaqueTypes;
  }

  Map<String, Map<String, CelType>> structures() {
    return structures;
  }
}
