package dev.ephor.engine.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A kind that makes pods, as autogen knows it. In the order of kinds, which is the order in which
 * generated rules name them.
 *
 * <p>ReplicationController has no place in policies written in CEL: Kyverno makes no variant of
 * them for it.
 */
enum AutogenTarget {
  CRON_JOB("batch", "CronJob", "cronjobs"),
  DAEMON_SET("apps", "DaemonSet", "daemonsets"),
  DEPLOYMENT("apps", "Deployment", "deployments"),
  JOB("batch", "Job", "jobs"),
  REPLICA_SET("apps", "ReplicaSet", "replicasets"),
  REPLICATION_CONTROLLER("", "ReplicationController", "replicationcontrollers"),
  STATEFUL_SET("apps", "StatefulSet", "statefulsets");

  static final String VERSION = "v1";

  /** Every kind whose pod template is at {@code spec.template}. */
  static final List<AutogenTarget> WITH_TEMPLATE =
      Arrays.stream(values()).filter(target -> target != CRON_JOB).toList();

  private final String group;
  private final String kind;
  private final String resource;

  AutogenTarget(String group, String kind, String resource) {
    this.group = group;
    this.kind = kind;
    this.resource = resource;
  }

  /** API group; empty for the core group. */
  String group() {
    return group;
  }

  String kind() {
    return kind;
  }

  /** Name of the resource, as rules of the API server have it. */
  String resource() {
    return resource;
  }

  /** The kind as match blocks name it, with group and version. */
  String selector() {
    return (group.isEmpty() ? "" : group + "/") + VERSION + "/" + kind;
  }

  /** The target with this kind, or with this text as its selector. */
  static Optional<AutogenTarget> named(String text) {
    return Arrays.stream(values())
        .filter(target -> target.kind.equals(text) || target.selector().equals(text))
        .findFirst();
  }
}
