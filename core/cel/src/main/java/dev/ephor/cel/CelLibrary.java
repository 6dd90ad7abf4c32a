package dev.ephor.cel;

/**
 * A named set of declarations with their implementations. Libraries are compared by identity when
 * environments are cached, so an instance should be made once.
 */
public interface CelLibrary {
  String name();

  void declare(CelDeclarations declarations);
}
