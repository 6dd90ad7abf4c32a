module ephor.dev/schema

go 1.24
