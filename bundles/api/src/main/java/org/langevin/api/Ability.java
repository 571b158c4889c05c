package org.langevin.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a type as an ability: something that parts of one extension point may offer beyond what
 * all of them promise, and that other parts may require. Parts are asked for it by {@link
 * Capable#ability}; what an extension requires is said by {@link ExtensionFactory#requires}, and
 * compared before anything is made. Any bundle can declare an ability, in a package that it
 * exports.
 *
 * <pre>{@code
 * @Ability(of = Dataset.class, words = "known modes and weights")
 * public interface Modes { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Ability {
  /** The extension point whose parts may offer it: a type with {@link ExtensionPoint}. */
  Class<? extends Capable> of();

  /** The ability in words that follow "offers" or "needs". */
  String words();
}
