package org.langevin.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a plugin registers: makes instances of an extension from checked parameters.
 *
 * <p>Implementations are stateless and may be called from several threads. They neither read
 * configuration nor look anything up: all that an instance may use arrives through the two
 * arguments.
 *
 * @param <P> the parameters: a record whose components all carry {@link Parameter}
 * @param <C> what the workbench tells an instance about the experiment that it joins
 * @param <T> the instance
 */
@ConsumerType
public interface ExtensionFactory<P extends Record, C, T> {
  /**
   * Makes an instance for one experiment. Cheap: no training, no download, no large memory; those
   * belong to the instance's methods.
   *
   * @param parameters within the declared ranges
   * @param context of the experiment
   * @throws InvalidExperimentException if parameters do not fit each other or the context
   */
  T create(P parameters, C context) throws InvalidExperimentException;
}
