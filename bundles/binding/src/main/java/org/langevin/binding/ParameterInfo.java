package org.langevin.binding;

import java.util.List;

/**
 * A parameter of an extension, as people read it.
 *
 * @param name in the JSON object
 * @param type for example {@code number}, {@code integer}, {@code list of number}
 * @param description one sentence
 * @param unit empty for a plain number
 * @param defaultValue as JSON; empty if it must be given
 * @param range for example {@code > 0, <= 1}; empty if any value will do
 * @param choices the strings allowed; empty if any
 * @param components the parameters of a nested object; empty otherwise
 */
public record ParameterInfo(
    String name,
    String type,
    String description,
    String unit,
    String defaultValue,
    String range,
    List<String> choices,
    List<ParameterInfo> components) {}
