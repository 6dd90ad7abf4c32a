package dev.ephor.patch;

/** Where a strategic merge puts the elements that a patch names. */
public enum ListOrder {
  /**
   * Elements of the patch are in its order among themselves; an element that the patch does not
   * name stays before those that it stood before, as the API server does.
   */
  API_SERVER,
  /**
   * Elements of the patch come first, in its order, as kustomize and Kyverno do. An object, a list
   * and a scalar do not replace each other then.
   */
  PATCH_FIRST
}
