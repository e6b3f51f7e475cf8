return args is ["serve", ..]
    ? await LoadWatch.Sandbox.Serve.RunAsync(args[1..])
    : LoadWatch.Sandbox.Serve.Usage();
