package org.langevin.api.sampler;

import org.langevin.api.ExtensionFactory;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The extension point {@value #POINT}.
 *
 * @param <P> the parameters
 */
@ConsumerType
public interface SamplerFactory<P extends Record>
    extends ExtensionFactory<P, SamplerContext, Sampler> {
  /** The name of the extension point. */
  String POINT = "sampler";
}
