package org.langevin.api.metric;

import org.langevin.api.ExtensionFactory;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The extension point {@value #POINT}.
 *
 * @param <P> the parameters
 */
@ConsumerType
public interface MetricFactory<P extends Record>
    extends ExtensionFactory<P, MetricContext, Metric> {
  /** The name of the extension point. */
  String POINT = "metric";
}
