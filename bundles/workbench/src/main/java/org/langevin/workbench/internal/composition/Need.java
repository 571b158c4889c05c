package org.langevin.workbench.internal.composition;

import org.langevin.api.Ability;
import org.langevin.api.ExtensionPoint;

/**
 * What a part may require: a type that is an ability, or an extension point.
 *
 * @param type of the ability or the point
 * @param provider the type of the parts that may offer it
 * @param words for messages
 */
record Need(Class<?> type, Class<?> provider, String words) {
  /**
   * Reads the type's declaration.
   *
   * @throws IllegalArgumentException if it is neither: an error of the plugin that requires it
   */
  static Need of(Class<?> type) {
    ExtensionPoint point = type.getAnnotation(ExtensionPoint.class);
    if (point != null) {
      return new Need(type, type, point.one());
    }
    Ability ability = type.getAnnotation(Ability.class);
    if (ability == null) {
      throw new IllegalArgumentException(
          "it requires " + type.getName() + ", which has neither @Ability nor @ExtensionPoint");
    }
    if (!ability.of().isAnnotationPresent(ExtensionPoint.class)) {
      throw new IllegalArgumentException(
          "it requires " + type.getName() + ", an ability of no extension point");
    }
    return new Need(type, ability.of(), ability.words());
  }

  /** The id of the extension point whose parts may offer it. */
  String point() {
    return provider.getAnnotation(ExtensionPoint.class).id();
  }

  /** Whether a part of the point is all that is asked for. */
  boolean isPart() {
    return type == provider;
  }
}
