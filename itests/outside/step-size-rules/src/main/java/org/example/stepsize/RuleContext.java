package org.example.stepsize;

/**
 * What a sampler tells a rule.
 *
 * @param steps how many steps it makes
 */
public record RuleContext(int steps) {}
