package dev.ephor.cli.run;

import dev.ephor.document.Node;
import dev.ephor.engine.outcome.RuleResult;

/**
 * What a rule said about a resource.
 *
 * @param object the resource as the rule's policy has left it, with the changes of all of its rules
 */
public record Said(RuleResult result, Node object) {}
