package main

import (
	"go/ast"
	"path"
	"sort"
	"strings"
)

// findKinds lists the types that are resources or bodies of subresources.
func (s *source) findKinds() {
	for _, decl := range s.types {
		if !strings.HasPrefix(decl.pkg, "k8s.io/api/") && !strings.Contains(decl.pkg, "/apiextensions/") &&
			!strings.Contains(decl.pkg, "/apiregistration/") {
			continue
		}
		if removed(decl.doc) || !strings.Contains(decl.doc, "runtime.Object") || !s.embeds(decl, "TypeMeta") {
			continue
		}
		if strings.HasSuffix(decl.name, "List") && s.embeds(decl, "ListMeta") {
			continue
		}
		s.kinds = append(s.kinds, s.kindOf(decl))
	}
}

// removed tells whether the version of the API is gone in the version of Kubernetes that is packed.
func removed(doc string) bool {
	for _, line := range strings.Split(doc, "\n") {
		if rest, ok := strings.CutPrefix(line, "+k8s:prerelease-lifecycle-gen:removed="); ok {
			return len(rest) < len(kubernetesVersion) || rest <= kubernetesVersion
		}
	}
	return false
}

func (s *source) embeds(decl *typeDecl, name string) bool {
	structure, ok := decl.spec.Type.(*ast.StructType)
	if !ok {
		return false
	}
	for _, f := range structure.Fields.List {
		if selector, ok := f.Type.(*ast.SelectorExpr); ok && selector.Sel.Name == name {
			return true
		}
	}
	return false
}

func (s *source) kindOf(decl *typeDecl) kind {
	k := kind{
		group:      groups[decl.pkg],
		version:    path.Base(decl.pkg),
		kind:       decl.name,
		namespaced: true,
		typeName:   packedName(decl),
	}
	subresources := map[string]bool{}
	isResource := false
	status := false
	for _, line := range strings.Split(decl.doc, "\n") {
		switch {
		case line == "+genclient":
			isResource = true
		case line == "+genclient:nonNamespaced":
			k.namespaced = false
		case line == "+genclient:noStatus":
			status = false
		case strings.HasPrefix(line, "+genclient:method="):
			for _, option := range strings.Split(line, ",") {
				if name, ok := strings.CutPrefix(option, "subresource="); ok {
					subresources[name] = true
				}
			}
		}
	}
	for _, f := range s.structFields(decl) {
		status = status || f.name == "status"
	}
	if isResource && status {
		subresources["status"] = true
	}
	for _, name := range moreSubresources[k.group+"/"+k.kind] {
		subresources[name] = true
	}
	if bodies[k.kind] {
		isResource = false
	}
	if isResource {
		k.plural = plural(k.kind)
	}
	if review[k.kind] {
		k.plural = plural(k.kind)
		k.namespaced = k.kind == "LocalSubjectAccessReview" || k.kind == "Binding"
	}
	for name := range subresources {
		k.subresources = append(k.subresources, name)
	}
	sort.Strings(k.subresources)
	return k
}

// bodies are kinds that only subresources take.
var bodies = map[string]bool{"Eviction": true, "Scale": true, "TokenRequest": true}

var review = map[string]bool{
	"TokenReview": true, "SubjectAccessReview": true, "SelfSubjectAccessReview": true,
	"SelfSubjectRulesReview": true, "LocalSubjectAccessReview": true, "SelfSubjectReview": true,
	"Binding": true, "ComponentStatus": true,
}

// moreSubresources are those that the markers of the types do not name.
var moreSubresources = map[string][]string{
	"/Pod":       {"attach", "binding", "eviction", "exec", "log", "portforward", "proxy"},
	"/Node":      {"proxy"},
	"/Service":   {"proxy"},
	"/Namespace": {"finalize"},
	"certificates.k8s.io/CertificateSigningRequest": {"approval"},
}

func plural(kind string) string {
	lower := strings.ToLower(kind)
	switch {
	case lower == "endpoints":
		return lower
	case strings.HasSuffix(lower, "ss"), strings.HasSuffix(lower, "x"), strings.HasSuffix(lower, "ch"):
		return lower + "es"
	case strings.HasSuffix(lower, "s"):
		return lower + "es"
	case strings.HasSuffix(lower, "y") && !strings.HasSuffix(lower, "ay"):
		return strings.TrimSuffix(lower, "y") + "ies"
	}
	return lower + "s"
}
