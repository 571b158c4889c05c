package org.langevin.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of an extension's parameter record. The workbench binds JSON to the
 * record, fills in defaults, refuses what is out of range, and prints the description.
 *
 * <p>Component types: {@code boolean}, {@code int}, {@code long}, {@code double}, {@link String},
 * enums (written in lower case with dashes), records of described components, arrays and {@link
 * java.util.List}s of all these, and {@code Map<String, Object>} for a JSON object that is handed
 * on as it is. Ranges and choices hold for each element of an array or list, nested ones too.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
  /** What the parameter means, in one sentence. */
  String description();

  /** The unit, for example {@code time} or {@code steps}; empty for a plain number. */
  String unit() default "";

  /**
   * The default as JSON text, for strings and enums without the quotes; empty if the parameter must
   * be given. The text {@code null} makes the parameter optional: the component (of a reference
   * type) is then {@code null}.
   */
  String value() default "";

  /** The smallest value allowed. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest value allowed. */
  double max() default Double.POSITIVE_INFINITY;

  /** A bound that values must exceed. */
  double moreThan() default Double.NEGATIVE_INFINITY;

  /** A bound that values must stay below. */
  double lessThan() default Double.POSITIVE_INFINITY;

  /** The strings allowed; empty for any. */
  String[] choices() default {};
}
