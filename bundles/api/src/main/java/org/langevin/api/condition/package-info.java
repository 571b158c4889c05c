/** What scores are told beside the point: a time, a noise level, nothing, or something else. */
@Export
@Version("1.0.0")
package org.langevin.api.condition;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
