/** Rules by which a sampler chooses its steps: an extension point, open to everyone. */
@Export
@Version("1.0.0")
package org.example.stepsize;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
