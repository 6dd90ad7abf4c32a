package dev.ephor.engine.act;

import dev.ephor.document.Fragment;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.template.Template;
import dev.ephor.policy.Conditions;
import dev.ephor.policy.ContextEntry;
import java.util.List;

/** How the parts are compiled that rules of every type have. */
public interface RuleParts {
  Template template(Fragment source);

  /**
   * @param self path of what the variable {@code @} is part of
   */
  Template template(Fragment source, String self);

  Binder context(List<ContextEntry> entries);

  Condition preconditions(Conditions conditions);

  /**
   * @param label what explanations and errors call the conditions
   */
  Condition conditions(Conditions conditions, String label);

  /** {@code list} of a foreach. */
  Template list(Fragment expression);
}
