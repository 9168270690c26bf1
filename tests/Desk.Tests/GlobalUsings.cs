global using Bunit;
global using RedProperty.Realtime.Testing;
