package dev.ephor.engine.match;

import dev.ephor.engine.port.UserInfo;
import dev.ephor.policy.MatchBlock.Subject;
import dev.ephor.policy.MatchBlock.UserFilter;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.List;

/**
 * Roles, cluster roles and subjects of a filter: each list that is given must name the user. Only
 * subjects may hold wildcards.
 */
final class SubjectMatcher {
  private final List<String> roles;
  private final List<String> clusterRoles;
  private final List<SubjectPattern> subjects;

  private record SubjectPattern(String kind, Wildcard name) {}

  private SubjectMatcher(
      List<String> roles, List<String> clusterRoles, List<SubjectPattern> subjects) {
    this.roles = roles;
    this.clusterRoles = clusterRoles;
    this.subjects = subjects;
  }

  static SubjectMatcher of(UserFilter filter) {
    return new SubjectMatcher(
        filter.roles(),
        filter.clusterRoles(),
        filter.subjects().stream().map(SubjectMatcher::pattern).toList());
  }

  /** Reasons why the user is not meant; empty when they are. */
  List<String> mismatches(UserInfo user) {
    List<String> out = new ArrayList<>();
    if (!roles.isEmpty() && !anyMatch(roles, user.roles())) {
      out.add("the user has none of the roles");
    }
    if (!clusterRoles.isEmpty() && !anyMatch(clusterRoles, user.clusterRoles())) {
      out.add("the user has none of the clusterRoles");
    }
    if (!subjects.isEmpty() && subjects.stream().noneMatch(subject -> isMeant(subject, user))) {
      out.add("the user is none of the subjects");
    }
    return out;
  }

  private static boolean anyMatch(List<String> wanted, List<String> held) {
    return wanted.stream().anyMatch(held::contains);
  }

  private static SubjectPattern pattern(Subject subject) {
    String name =
        subject.kind().equals("ServiceAccount")
            ? "system:serviceaccount:" + subject.namespace() + ":" + subject.name()
            : subject.name();
    return new SubjectPattern(subject.kind(), Wildcard.compile(name));
  }

  private static boolean isMeant(SubjectPattern subject, UserInfo user) {
    return subject.kind().equals("Group")
        ? user.groups().stream().anyMatch(subject.name()::matches)
        : subject.name().matches(user.username());
  }
}
