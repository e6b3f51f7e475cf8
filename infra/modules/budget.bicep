// What the resource group may cost. Azure tells when a budget is used up; it does not stop anything.
param environmentName string
param amount int
param start string
param email string
param actionGroupId string

var notices = {
  actual50: {
    threshold: 50
    thresholdType: 'Actual'
  }
  actual80: {
    threshold: 80
    thresholdType: 'Actual'
  }
  actual100: {
    threshold: 100
    thresholdType: 'Actual'
  }
  forecast100: {
    threshold: 100
    thresholdType: 'Forecasted'
  }
}

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: 'budget-loadwatch-${environmentName}'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: mapValues(notices, notice => {
      enabled: true
      operator: 'GreaterThanOrEqualTo'
      threshold: notice.threshold
      thresholdType: notice.thresholdType
      contactEmails: [email]
      contactGroups: [actionGroupId]
    })
  }
}
