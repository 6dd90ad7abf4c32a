package dev.ephor.engine.podsecurity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who sets a field, and what is wrong with it; words of the details of a violation, as Kubernetes
 * prints them.
 */
final class Setters {
  private final List<FieldError> errors = new ArrayList<>();
  private final List<Pod.Container> containers = new ArrayList<>();
  private boolean pod = false;

  void pod(String path, String value) {
    pod = true;
    errors.add(FieldError.inPod(path, value));
  }

  void container(Pod.Container container, FieldError error) {
    if (containers.isEmpty() || !containers.getLast().equals(container)) {
      containers.add(container);
    }
    errors.add(error);
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  List<FieldError> errors() {
    return errors;
  }

  int containerCount() {
    return containers.size();
  }

  /** {@code containers "a", "b"}. */
  String containerNames() {
    return plural("container", containers.size())
        + " "
        + quoted(containers.stream().map(Pod.Container::name).toList());
  }

  /** {@code pod}, {@code container "a"} or both. */
  List<String> names() {
    List<String> out = new ArrayList<>();
    if (pod) {
      out.add("pod");
    }
    if (!containers.isEmpty()) {
      out.add(containerNames());
    }
    return out;
  }

  static String quoted(Collection<String> texts) {
    return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", "));
  }

  static String plural(String word, int count) {
    return count == 1 ? word : word + "s";
  }
}
