package main

// defaults names fields that the API server fills when they are not given, for want of a marker in
// the published types. The source of each is the field's own documentation ("defaults to ...") and
// the server's answer to an object without it.
var defaults = map[string][]string{
	"meta.v1.TypeMeta": {"apiVersion", "kind"},
	"meta.v1.ObjectMeta": {"name", "namespace", "uid", "creationTimestamp", "generation",
		"resourceVersion", "managedFields"},
	"core.v1.PodSpec": {"restartPolicy", "terminationGracePeriodSeconds", "dnsPolicy",
		"securityContext", "schedulerName", "enableServiceLinks"},
	"core.v1.Container": {"terminationMessagePath", "terminationMessagePolicy", "imagePullPolicy", "image"},
	"core.v1.EphemeralContainer": {"terminationMessagePath", "terminationMessagePolicy",
		"imagePullPolicy", "image"},
	"core.v1.EphemeralContainerCommon": {"terminationMessagePath", "terminationMessagePolicy",
		"imagePullPolicy", "image"},
	"core.v1.ContainerPort":                      {"protocol"},
	"core.v1.ServiceSpec":                        {"type", "sessionAffinity", "ports", "internalTrafficPolicy"},
	"core.v1.ServicePort":                        {"protocol", "targetPort"},
	"core.v1.PersistentVolumeClaimSpec":          {"volumeMode", "accessModes"},
	"core.v1.PersistentVolumeSpec":               {"volumeMode", "persistentVolumeReclaimPolicy", "accessModes", "capacity"},
	"core.v1.SecretVolumeSource":                 {"defaultMode"},
	"core.v1.ConfigMapVolumeSource":              {"defaultMode"},
	"core.v1.DownwardAPIVolumeSource":            {"defaultMode"},
	"core.v1.ProjectedVolumeSource":              {"defaultMode"},
	"core.v1.HostPathVolumeSource":               {"type"},
	"core.v1.ObjectFieldSelector":                {"apiVersion"},
	"core.v1.HTTPGetAction":                      {"scheme", "path"},
	"core.v1.Probe":                              {"timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"},
	"core.v1.Secret":                             {"type"},
	"core.v1.ServiceAccountTokenProjection":      {"expirationSeconds"},
	"core.v1.ReplicationControllerSpec":          {"replicas", "selector", "template"},
	"apps.v1.DeploymentSpec":                     {"replicas", "strategy", "revisionHistoryLimit", "progressDeadlineSeconds"},
	"apps.v1.DeploymentStrategy":                 {"type"},
	"apps.v1.RollingUpdateDeployment":            {"maxUnavailable", "maxSurge"},
	"apps.v1.StatefulSetSpec":                    {"replicas", "podManagementPolicy", "updateStrategy", "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy"},
	"apps.v1.StatefulSetUpdateStrategy":          {"type"},
	"apps.v1.DaemonSetSpec":                      {"updateStrategy", "revisionHistoryLimit"},
	"apps.v1.DaemonSetUpdateStrategy":            {"type"},
	"apps.v1.ReplicaSetSpec":                     {"replicas"},
	"batch.v1.CronJobSpec":                       {"concurrencyPolicy", "suspend", "successfulJobsHistoryLimit", "failedJobsHistoryLimit"},
	"batch.v1.JobSpec":                           {"completionMode", "backoffLimit", "suspend", "parallelism", "selector"},
	"networking.v1.NetworkPolicySpec":            {"policyTypes"},
	"networking.v1.NetworkPolicyPort":            {"protocol"},
	"rbac.v1.Subject":                            {"apiGroup"},
	"rbac.v1.RoleRef":                            {"apiGroup"},
	"autoscaling.v2.HorizontalPodAutoscalerSpec": {"minReplicas", "metrics"},
	"autoscaling.v1.HorizontalPodAutoscalerSpec": {"minReplicas"},
	"storage.v1.StorageClass":                    {"reclaimPolicy", "volumeBindingMode"},
	"admissionregistration.v1.ValidatingWebhook": {"failurePolicy", "matchPolicy",
		"namespaceSelector", "objectSelector", "timeoutSeconds"},
	"admissionregistration.v1.MutatingWebhook": {"failurePolicy", "matchPolicy",
		"namespaceSelector", "objectSelector", "timeoutSeconds", "reinvocationPolicy"},
}

func defaulted(owner, name string) bool {
	for _, one := range defaults[owner] {
		if one == name {
			return true
		}
	}
	return false
}
