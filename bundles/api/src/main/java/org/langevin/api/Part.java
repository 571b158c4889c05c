package org.langevin.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An extension that another one holds: a component of a parameter record, alone, optional, or in a
 * list. In JSON it is an object that names the extension and gives its parameters, {@code {"use":
 * "mala", "step": 0.1}}.
 *
 * <p>The extension is found and its parameters are checked before the holder is made. What the
 * extension requires of the experiment is compared together with what the holder requires.
 *
 * @param <C> what the holder tells the part
 * @param <T> what the part is: a type with {@link ExtensionPoint}
 */
@ProviderType
public interface Part<C, T> {
  /**
   * Makes the part.
   *
   * @throws InvalidExperimentException if its parameters do not fit each other or the context; the
   *     holder need not catch it
   */
  T make(C context);
}
